package keywords_test

import (
	"context"
	"fmt"
	"log"

	"example.com/golden/keywords"
)

// myImportsImport stands for the application: it would have the methods of keywords.ImportsImport.
type myImportsImport struct{ keywords.ImportsImport }

func ExampleNewClient() {
	ctx := context.Background()
	client, err := keywords.NewClient(ctx, keywords.Imports{
		Imports: myImportsImport{},
	})
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	fmt.Println("ready")
	// Output: ready
}

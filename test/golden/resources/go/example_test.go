package resources_test

import (
	"context"
	"fmt"
	"log"

	"example.com/golden/resources"
)

// myStore stands for the application: it would have the methods of resources.Store.
type myStore struct{ resources.Store }

// myImportedShared stands for the application: it would have the methods of resources.ImportedShared.
type myImportedShared struct{ resources.ImportedShared }

func ExampleNewClient() {
	ctx := context.Background()
	client, err := resources.NewClient(ctx, resources.Imports{
		Store:  myStore{},
		Shared: myImportedShared{},
	})
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	fmt.Println("ready")
	// Output: ready
}

package types_test

import (
	"context"
	"fmt"
	"log"

	"example.com/golden/types"
)

// myImportedValues stands for the application: it would have the methods of types.ImportedValues.
type myImportedValues struct{ types.ImportedValues }

func ExampleNewClient() {
	ctx := context.Background()
	client, err := types.NewClient(ctx, types.Imports{
		Values: myImportedValues{},
		Probe: func(ctx context.Context, m []uint32, options *types.ProbeOptions) (result []uint32, err error) {
			return
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	fmt.Println("ready")
	// Output: ready
}

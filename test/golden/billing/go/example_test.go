package billing_test

import (
	"context"
	"fmt"
	"log"

	"example.com/acme/billing"
)

// myHost stands for the application: it would have the methods of billing.Host.
type myHost struct{ billing.Host }

func ExampleNewClient() {
	ctx := context.Background()
	client, err := billing.NewClient(ctx, billing.Imports{
		Host: myHost{},
	})
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	fmt.Println("ready")
	// Output: ready
}

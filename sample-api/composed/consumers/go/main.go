// A customer's program: to it the two parts are one SDK.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"

	shop "github.com/acme/shop-go"
)

// journal is what this application gives the SDK.
type journal struct{}

func (journal) Write(_ context.Context, line string) error {
	fmt.Println(line)
	return nil
}

func main() {
	if err := run(context.Background()); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context) error {
	client, err := shop.NewClient(ctx, shop.Imports{Journal: journal{}})
	if err != nil {
		return err
	}
	defer client.Close()

	inEuro := &shop.InvoicesCreateOptions{Currency: shop.Ptr(shop.CurrencyEUR)}
	for _, order := range []struct {
		line    shop.LineItem
		options *shop.InvoicesCreateOptions
	}{
		{shop.LineItem{Sku: "pro", Quantity: 2}, nil},
		{shop.LineItem{Sku: "basic", Quantity: 1}, inEuro},
		{shop.LineItem{Sku: "enterprise", Quantity: 1000}, nil},
	} {
		invoice, err := client.Invoices.Create(ctx, "cus_1", []shop.LineItem{order.line}, order.options)
		var refused *shop.InvoiceError
		switch {
		case errors.As(err, &refused):
			fmt.Println("refused:", reason(refused.Payload))
		case err != nil:
			return err
		default:
			fmt.Printf("%s: %d %s\n", invoice.ID, invoice.Total, invoice.Currency)
		}
	}
	return nil
}

func reason(payload shop.InvoiceErrorPayload) string {
	if _, ok := payload.(shop.InvoiceErrorPayloadOverLimit); ok {
		return "over-limit"
	}
	return "something else"
}

// A customer's program: everything that the billing SDK can do, once.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"

	billing "github.com/acme/billing-go"
)

// host is what this application gives the SDK.
type host struct{}

func (host) Log(_ context.Context, level billing.Level, message string) error {
	fmt.Printf("[%s] %s\n", level, message)
	return nil
}

func (host) Rate(_ context.Context, base, quote string) (float64, error) {
	if base == "usd" && quote == "eur" {
		return 0.92, nil
	}
	return 0, &billing.ResultError{Payload: fmt.Sprintf("no rate from %s to %s", base, quote)}
}

func main() {
	if err := run(context.Background()); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context) error {
	client, err := billing.NewClient(ctx, billing.Imports{Host: host{}})
	if err != nil {
		return err
	}
	defer client.Close()

	version, err := client.Version(ctx)
	if err != nil {
		return err
	}
	fmt.Println("billing", version)
	first, err := createInvoices(ctx, client)
	if err != nil {
		return err
	}
	if err := fillCart(ctx, client); err != nil {
		return err
	}
	if err := settle(ctx, client, first); err != nil {
		return err
	}
	checksum, err := client.Invoices.Checksum(ctx, []byte("invoice"))
	if err != nil {
		return err
	}
	fmt.Printf("checksum %x\n", checksum)
	return nil
}

func createInvoices(ctx context.Context, client *billing.Client) (billing.Invoice, error) {
	first, err := client.Invoices.Create(ctx, "cus_1", []billing.LineItem{{Sku: "pro", Quantity: 2}}, nil)
	if err := report(first, err); err != nil {
		return first, err
	}
	inEuro := &billing.InvoicesCreateOptions{Currency: billing.Ptr(billing.CurrencyEUR)}
	if err := report(client.Invoices.Create(ctx, "cus_1", []billing.LineItem{{Sku: "basic", Quantity: 1}}, inEuro)); err != nil {
		return first, err
	}
	for _, refused := range []billing.LineItem{{Sku: "nope", Quantity: 1}, {Sku: "enterprise", Quantity: 1000}} {
		if err := report(client.Invoices.Create(ctx, "cus_1", []billing.LineItem{refused}, nil)); err != nil {
			return first, err
		}
	}
	return first, nil
}

// report prints an invoice, or why it was refused; other errors are the caller's.
func report(invoice billing.Invoice, err error) error {
	var refused *billing.InvoiceError
	if errors.As(err, &refused) {
		fmt.Println("refused:", reason(refused.Payload))
		return nil
	}
	if err != nil {
		return err
	}
	lines := "lines"
	if len(invoice.Lines) == 1 {
		lines = "line"
	}
	fmt.Printf("%s: %d %s, %d %s\n", invoice.ID, invoice.Total, invoice.Currency, len(invoice.Lines), lines)
	return nil
}

func reason(payload billing.InvoiceErrorPayload) string {
	switch p := payload.(type) {
	case billing.InvoiceErrorPayloadUnknownSku:
		return "unknown sku " + p.Value
	case billing.InvoiceErrorPayloadOverLimit:
		return fmt.Sprintf("over the limit of %d", p.Value.Max)
	default:
		return "closed"
	}
}

func fillCart(ctx context.Context, client *billing.Client) error {
	a, err := client.Invoices.NewCart(ctx, "cus_1")
	if err != nil {
		return err
	}
	inA, err := a.Add(ctx, billing.LineItem{Sku: "pro", Quantity: 1, Note: billing.Ptr("gift")})
	if err != nil {
		return err
	}
	b, err := client.Invoices.NewCart(ctx, "cus_2")
	if err != nil {
		return err
	}
	inB, err := b.Add(ctx, billing.LineItem{Sku: "basic", Quantity: 1})
	if err != nil {
		return err
	}
	cart, err := client.Invoices.CartMerge(ctx, a, b)
	if err != nil {
		return err
	}
	defer cart.Close()
	total, err := cart.Total(ctx)
	if err != nil {
		return err
	}
	fmt.Printf("cart: %d lines, %d\n", inA+inB, total)
	var refused *billing.ResultError
	if _, err := cart.Add(ctx, billing.LineItem{Sku: "nope", Quantity: 1}); !errors.As(err, &refused) {
		return fmt.Errorf("an unknown sku was not refused: %v", err)
	}
	fmt.Println("cart:", refused)
	return report(client.Invoices.CartCheckout(ctx, cart))
}

func settle(ctx context.Context, client *billing.Client, invoice billing.Invoice) error {
	by := billing.PaymentBankTransfer{Value: "DE89370400440532013000"}
	settled, err := client.Invoices.Settle(ctx, invoice.ID, by, billing.IncludeLines)
	if err != nil {
		return err
	}
	customer := settled.CustomerID
	if customer == "" {
		customer = "hidden"
	}
	fmt.Printf("settled %s: %d line, customer %s\n", settled.ID, len(settled.Lines), customer)
	return report(client.Invoices.Settle(ctx, invoice.ID, billing.PaymentCash{}, 0))
}

// Package keywords is the Go client of Acme Billing.
//
// Invoices from line items.
//
// It runs keywords.wasm in a sandbox inside the process, which can reach nothing but what it is given.
// A client is made by [NewClient] and may be used by any number of goroutines.
package keywords

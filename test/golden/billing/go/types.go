package billing

// Level is acme:billing/host@1.4.0#level.
type Level string

// The cases of Level.
const (
	LevelInfo    Level = "info"
	LevelWarning Level = "warning"
)

// Currency is acme:billing/invoices@1.4.0#currency.
type Currency string

// The cases of Currency.
const (
	CurrencyUSD Currency = "usd"
	CurrencyEUR Currency = "eur"
)

// LineItem is acme:billing/invoices@1.4.0#line-item.
type LineItem struct {
	Sku      string
	Quantity uint32
	Note     *string
}

// Invoice is acme:billing/invoices@1.4.0#invoice.
type Invoice struct {
	ID       string
	Total    uint64
	Currency Currency
	Lines    []LineItem
}

// Limit is acme:billing/invoices@1.4.0#limit.
type Limit struct {
	Max uint64
}

// InvoiceErrorPayload is why an invoice was refused.
type InvoiceErrorPayload interface{ isInvoiceErrorPayload() }

// InvoiceErrorPayloadUnknownSku is the case unknown-sku of InvoiceErrorPayload.
type InvoiceErrorPayloadUnknownSku struct {
	// Value is the case's payload.
	Value string
}

func (InvoiceErrorPayloadUnknownSku) isInvoiceErrorPayload() {}

// InvoiceErrorPayloadOverLimit is the case over-limit of InvoiceErrorPayload.
type InvoiceErrorPayloadOverLimit struct {
	// Value is the case's payload.
	Value Limit
}

func (InvoiceErrorPayloadOverLimit) isInvoiceErrorPayload() {}

// InvoiceErrorPayloadClosed is the case closed of InvoiceErrorPayload.
type InvoiceErrorPayloadClosed struct{}

func (InvoiceErrorPayloadClosed) isInvoiceErrorPayload() {}

// Include is acme:billing/invoices@1.4.0#include.
type Include uint8

// The flags of Include.
const (
	IncludeLines Include = 1 << iota
	IncludeHistory
)

// Payment is acme:billing/invoices@1.4.0#payment.
type Payment interface{ isPayment() }

// PaymentBankTransfer is the case bank-transfer of Payment.
type PaymentBankTransfer struct {
	// Value is the case's payload.
	Value string
}

func (PaymentBankTransfer) isPayment() {}

// PaymentCard is the case card of Payment.
type PaymentCard struct {
	// Value is the case's payload.
	Value uint64
}

func (PaymentCard) isPayment() {}

// PaymentCash is the case cash of Payment.
type PaymentCash struct{}

func (PaymentCash) isPayment() {}

// InvoicesCreateOptions are the optional arguments of Create. A field that is nil is left out.
type InvoicesCreateOptions struct {
	Currency *Currency
}

// Ptr returns a pointer to v, for an optional value.
func Ptr[T any](v T) *T { return &v }

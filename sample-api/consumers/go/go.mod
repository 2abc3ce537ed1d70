module example.com/customer

go 1.25.0

require github.com/acme/billing-go v1.4.0

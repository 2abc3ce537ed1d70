module example.com/customer

go 1.25.0

require github.com/acme/shop-go v1.0.0

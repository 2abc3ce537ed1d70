# frozen_string_literal: true

# A customer's program: everything that the billing SDK can do, once.
require "acme/billing"

# What the SDK asks of this program.
class Host
  def log(level, message)
    puts "[#{level}] #{message}"
  end

  def rate(base, quote)
    return 0.92 if base == "usd" && quote == "eur"

    raise Acme::Billing::ResultError, "no rate from #{base} to #{quote}"
  end
end

def show(invoice)
  lines = invoice.lines.length
  puts "#{invoice.id}: #{invoice.total} #{invoice.currency}, #{lines} #{lines == 1 ? "line" : "lines"}"
end

# Why an invoice was refused, for a person.
def reason(payload)
  case payload
  in Acme::Billing::InvoiceErrorPayload::UnknownSku[sku] then "unknown sku #{sku}"
  in Acme::Billing::InvoiceErrorPayload::OverLimit[limit] then "over the limit of #{limit.max}"
  in Acme::Billing::InvoiceErrorPayload::Closed then "closed"
  end
end

def attempt
  show(yield)
rescue Acme::Billing::InvoiceError => e
  puts "refused: #{reason(e.payload)}"
end

# Two carts become one, and that an invoice.
def shop(invoices)
  one = invoices.new_cart("cus_1")
  two = invoices.new_cart("cus_2")
  count = one.add({ sku: "pro", quantity: 1, note: "gift" }) + two.add({ sku: "basic", quantity: 1 })
  cart = invoices.cart_merge(one, two)
  puts "cart: #{count} lines, #{cart.total}"
  begin
    cart.add(Acme::Billing::LineItem.new(sku: "nope", quantity: 1))
  rescue Acme::Billing::ResultError => e
    puts "cart: #{e.message}"
  end
  attempt { invoices.cart_checkout(cart) }
end

Acme::Billing::Client.open(imports: { host: Host.new }) do |client|
  invoices = client.invoices
  puts "billing #{client.version}"
  first = invoices.create("cus_1", [{ sku: "pro", quantity: 2 }])
  show(first)
  attempt { invoices.create("cus_1", [{ sku: "basic", quantity: 1 }], currency: Acme::Billing::Currency::EUR) }
  attempt { invoices.create("cus_1", [{ sku: "nope", quantity: 1 }]) }
  attempt { invoices.create("cus_1", [{ sku: "enterprise", quantity: 1000 }]) }
  shop(invoices)

  settled = invoices.settle(first.id, Acme::Billing::Payment::BankTransfer.new("DE89370400440532013000"), [:lines])
  customer = settled.customer_id.empty? ? "hidden" : settled.customer_id
  puts "settled #{settled.id}: #{settled.lines.length} line, customer #{customer}"
  attempt { invoices.settle(first.id, Acme::Billing::Payment::Cash.new, []) }
  puts "checksum #{invoices.checksum("invoice").unpack1("H*")}"
end

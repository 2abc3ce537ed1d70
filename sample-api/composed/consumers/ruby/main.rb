# frozen_string_literal: true

# A customer's program: to it the two parts are one SDK.
require "acme/shop"

# What the SDK asks of this program.
class Journal
  def write(line)
    puts line
  end
end

def attempt
  invoice = yield
  puts "#{invoice.id}: #{invoice.total} #{invoice.currency}"
rescue Acme::Shop::InvoiceError => e
  puts "refused: #{e.payload.is_a?(Acme::Shop::InvoiceErrorPayload::OverLimit) ? "over-limit" : "something else"}"
end

Acme::Shop::Client.open(imports: { journal: Journal.new }) do |client|
  invoices = client.invoices
  attempt { invoices.create("cus_1", [{ sku: "pro", quantity: 2 }]) }
  attempt { invoices.create("cus_1", [{ sku: "basic", quantity: 1 }], currency: Acme::Shop::Currency::EUR) }
  attempt { invoices.create("cus_1", [{ sku: "enterprise", quantity: 1000 }]) }
end

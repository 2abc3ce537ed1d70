# frozen_string_literal: true

require_relative "test_helper"

# The cases of HTTP's policy that all languages share.
class WasiPolicyTest < Minitest::Test
  HTTP = Guest::RUNTIME::Wasi::Http
  CASES = JSON.parse(File.read("#{__dir__}/../../../../test/wasi/policy-cases.json"))
  CODES = {
    "HTTP-request-denied" => :request_denied, "HTTP-request-URI-invalid" => :request_uri_invalid,
    "HTTP-request-method-invalid" => :request_method_invalid
  }.freeze

  def test_requests
    CASES["requests"].each do |it|
      verdict = begin
        HTTP::Policy.new(it["allow"]).check(it.fetch("method", "GET"), it["url"], it.fetch("headers", [])) && "allowed"
      rescue HTTP::Failure => e
        CODES.key(e.code)
      end

      assert_equal it["expect"], verdict, it["name"]
    end
  end

  def test_what_is_no_origin
    CASES["wrongOrigins"].each do |text|
      assert_match(/http\.allow\[1\]: .* is no origin/, assert_raises(ArgumentError, text) { HTTP::Policy.new(["*", text]) }.message)
    end
  end

  def test_addresses
    CASES["dials"].each do |it|
      policy = HTTP::Policy.new(it["allow"], private_addresses: it.fetch("privateAddresses", false))
      verdict = policy.dial?(HTTP::Url.parse(it["url"]), it["address"]) ? "dialled" : "destination-IP-prohibited"

      assert_equal it["expect"], verdict, it["name"]
    end
  end
end

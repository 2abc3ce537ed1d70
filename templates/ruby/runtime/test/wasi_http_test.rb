# frozen_string_literal: true

require_relative "test_helper"
require "socket"
require "zlib"

# Requests of a component, against servers that do what they should not.
class WasiHttpTest < Minitest::Test
  HTTP = Guest::RUNTIME::Wasi::Http
  READ = Guest::RUNTIME::Wasi::Stdin

  def setup
    @server = TCPServer.new("127.0.0.1", 0)
    @origin = "http://127.0.0.1:#{@server.addr[1]}"
    @seen = []
    @opened = []
  end

  def teardown
    @opened.each(&:close)
    @serving&.kill
    @server.close unless @server.closed?
  end

  def test_a_request_arrives_as_it_was_given
    serve { |socket| socket << "HTTP/1.1 200 OK\r\nX-A: 1\r\nX-A: 2\r\nSet-Cookie: a=b\r\nSet-Cookie: c=d\r\nX-Odd: gr\xFC\xDF\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi" }
    status, headers, body = ask("/v1?x=%20", headers: [%w[X-Key k], %w[accept a], %w[accept b]])

    assert_equal [200, "hi"], [status, body]
    assert_equal [%w[x-a 1], %w[x-a 2], %w[set-cookie a=b], %w[set-cookie c=d], ["x-odd", "gr\xFC\xDF".b], %w[content-length 2]], headers
    assert_equal ["GET /v1?x=%20 HTTP/1.1", "accept: a, b", "host: #{@origin.delete_prefix("http://")}", "x-key: k"], lines(@seen[0])
  end

  def test_a_body_is_sent_as_it_comes
    serve(body: true) { |socket| socket << "HTTP/1.1 204 No Content\r\n\r\n" }
    id = start("/", verb: "POST", body: true)
    exchange = @requests.fetch(id)
    sent = 0
    until sent == 200_000
      sent += exchange.upload.write("x" * [50_000, 200_000 - sent].min)
      sleep 0.001
    end
    exchange.upload.finish

    assert_equal [204, [], ""], result(id)
    assert_equal ["POST / HTTP/1.1", "host: #{@origin.delete_prefix("http://")}", "transfer-encoding: chunked"], lines(@seen[0])
    assert_equal "x" * 200_000, dechunked(@seen[0])
  end

  def test_an_announced_length_is_kept
    serve(body: true) { |socket| socket << "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" }
    id = start("/", verb: "PATCH", headers: [%w[content-length 3]], body: true)
    @requests.fetch(id).upload.write("abc")
    @requests.fetch(id).upload.finish

    assert_equal 200, result(id)[0]
    assert_includes lines(@seen[0]), "content-length: 3"
    assert @seen[0].end_with?("\r\n\r\nabc")
  end

  def test_what_comes_back_is_left_as_it_is
    packed = Zlib.gzip("hello")
    serve { |socket| socket << "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: #{packed.bytesize}\r\n\r\n#{packed}" }
    assert_equal [200, packed], ask("/").values_at(0, 2)
    serve { |socket| socket << "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n" }
    assert_equal [302, [["location", "http://169.254.169.254/"], %w[content-length 0]]], ask("/").first(2)
    serve { |socket| socket << "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone" }
    assert_equal [404, "none"], ask("/").values_at(0, 2)
    serve { |socket| socket << "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n" }
    assert_equal [200, ""], ask("/", verb: "HEAD").values_at(0, 2)
    serve { |socket| socket << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n" }
    assert_equal [200, [], "abc"], ask("/")
  end

  def test_servers_that_fail
    {
      "" => :connection_terminated,
      "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort" => :response_incomplete,
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nshort" => :response_incomplete,
      "SSH-2.0-OpenSSH\r\n\r\n" => :protocol_error,
      "HTTP/1.1 200 OK\r\n#{"X-A: #{"a" * 1000}\r\n" * 90}Content-Length: 0\r\n\r\n" => :response_header_section_size,
      "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n#{"x" * 2000}" => :response_body_size
    }.each do |answer, code|
      serve { |socket| socket << answer }

      assert_equal code, [ask("/", max_response_bytes: 1000)].flatten(1).last, answer[0, 60]
    end
  end

  def test_a_head_without_end
    serve { |socket| loop { socket << ("x" * 10_000) } }
    assert_equal :response_header_section_size, ask("/")
    serve { |socket| 400.times { sleep(0.02) && socket << "x" } }
    assert_equal :connection_read_timeout, ask("/", timeout: 0.2)
  end

  def test_a_reset
    serve { |socket| socket.setsockopt(Socket::SOL_SOCKET, Socket::SO_LINGER, [1, 0].pack("ii")) }
    assert_equal :connection_terminated, ask("/")
  end

  def test_servers_that_stall
    serve { |_| sleep }
    assert_equal :connection_read_timeout, ask("/", timeout: 0.1)
    serve { |socket| (socket << "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab") && sleep }
    id = start("/", timeout: 0.1)
    status, _, body = result(id)

    assert_equal [200, :connection_read_timeout], [status, body]
    id = start("/", timeouts: [nil, 50_000_000, nil])
    serve { |_| sleep }
    assert_equal :connection_read_timeout, result(id)
  end

  def test_nobody_there
    @server.close
    assert_equal :connection_refused, ask("/")
    assert_equal :dns_error, ask("http://nowhere.invalid/", allow: ["*"])
  end

  def test_what_is_not_allowed_reaches_nobody
    serve { |socket| socket << "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" }
    port = @server.addr[1]

    assert_equal :request_denied, ask("/", allow: [])
    assert_equal :request_denied, ask("/", allow: ["http://127.0.0.1:1"])
    ["127.0.0.1", "2130706433", "0x7f.1", "127.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "0.0.0.0"].each do |host|
      assert_equal :destination_ip_prohibited, ask("http://#{host}:#{port}/", allow: ["*"]), host
    end
    assert_empty @seen
    assert_equal 200, ask("http://localhost:#{port}/", allow: ["http://localhost:#{port}"])[0]
    assert_equal 200, ask("http://127.1:#{port}/", allow: ["*"], private_addresses: true)[0]
  end

  def test_proxies_of_the_environment_are_not_asked
    ENV["http_proxy"] = "http://127.0.0.1:1"
    request = HTTP::Request.new("GET", "http://api.acme.com/", {}, nil, 1.0, 1.0, 1.0)

    # (On this machine itself Ruby would ask none.)
    refute_predicate HTTP::NetHttp.new(HTTP::Policy.new([])).send(:connection, request, HTTP::Url.parse(request.url)), :proxy?
  ensure
    ENV.delete("http_proxy")
  end

  def test_a_connection_is_kept_and_used_again
    connections = 0
    keep = lambda do |socket|
      connections += 1
      2.times { request(socket) && socket << "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok" }
    end
    serve(raw: true, &keep)
    settings
    5.times { assert_equal "ok", result(start("/", again: true))[2] }

    assert_equal 3, connections
  end

  def test_a_forked_child_has_connections_of_its_own
    connections = 0
    serve(raw: true) do |socket|
      connections += 1
      3.times { request(socket) && socket << "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok" }
    end
    settings
    result(start("/", again: true))
    Process.wait(fork { exit!(result(start("/", again: true))[2] == "ok") })

    assert_predicate Process.last_status, :success?
    assert_equal ["ok", 2], [result(start("/", again: true))[2], connections]
  end

  def test_so_many_at_once
    serve { |_| sleep }
    settings(max_requests: 2)
    first, = Array.new(2) { start("/", again: true) }

    assert_equal :connection_limit_reached, result(start("/", again: true))
    @requests.cancel(first)
    assert_nil @requests.fetch(start("/", again: true)).answer
  end

  def test_what_is_cancelled_frees_its_connection
    closed = Queue.new
    serve { |socket| (socket << "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nab") && closed << socket.read(1) }
    id = start("/")
    wait { @requests.fetch(id).readable? }
    @requests.cancel(id)

    assert_nil closed.pop(timeout: 5)
    assert_raises(SdkPackage::TrapError) { @requests.fetch(id) }
  end

  def test_a_body_that_nobody_reads_waits
    serve { |socket| (socket << "HTTP/1.1 200 OK\r\n\r\n") && loop { socket << ("x" * 100_000) } }
    id = start("/")
    wait { @requests.fetch(id).readable? }
    sleep 0.1

    assert_operator @requests.fetch(id).instance_variable_get(:@received).bytesize, :<=, HTTP::Exchange::ROOM + 65_536
    assert_equal 65_536, @requests.fetch(id).read(65_536).bytesize
  end

  def test_a_client_of_the_application
    asked = nil
    client = lambda do |request|
      asked = [request.verb, request.url, request.headers, request.body&.read]
      [201, { "X-A" => %w[1 2], "connection" => "close" }, %w[a b]]
    end
    id = start("https://api.acme.com/x", verb: "POST", headers: [%w[X-K v]], body: true, allow: ["https://api.acme.com"], client:)
    @requests.fetch(id).upload.write("body")
    @requests.fetch(id).upload.finish

    assert_equal [201, [%w[x-a 1], %w[x-a 2]], "ab"], result(id)
    assert_equal ["POST", "https://api.acme.com/x", { "x-k" => "v" }, "body"], asked
    assert_equal :internal_error, ask("https://api.acme.com/", allow: ["*"], client: ->(_) { raise "it failed" })
    assert_equal :connection_refused, ask("https://api.acme.com/", allow: ["*"], client: ->(_) { raise Errno::ECONNREFUSED })
    assert_equal :internal_error, ask("https://api.acme.com/", allow: ["*"], client: ->(_) { 7 })
    assert_equal :destination_ip_prohibited, ask("http://127.1/", allow: ["*"], client: ->(_) { flunk })
    assert_equal :destination_ip_prohibited, ask("http://localhost/", allow: ["*"], client: ->(_) { flunk })
    assert_equal :request_denied, ask("https://other.example/", allow: ["https://api.acme.com"], client: ->(_) { flunk })
  end

  # As Faraday's connections are asked; the gem itself is not there.
  def test_a_connection_of_faraday
    response = Struct.new(:status, :headers, :body)
    connection = Class.new do
      define_method(:run_request) do |method, url, body, headers|
        response.new(200, { "content-length" => "99", "x-a" => "1" }, [method, url, body, headers].inspect)
      end
    end.new

    assert_equal [200, [%w[x-a 1]], '[:get, "https://api.acme.com/", nil, {}]'], ask("https://api.acme.com/", allow: ["*"], client: connection)
  end

  def test_options
    {
      7 => [TypeError, "http: expected true, false or Hash, got Integer"],
      { nope: 1 } => [ArgumentError, "http: unknown :nope"],
      { allow: "x" } => [TypeError, "http.allow: expected Array, got String"],
      { allow: [7] } => [TypeError, "http.allow[0]: expected String, got Integer"],
      { allow: ["x y"] } => [ArgumentError, 'http.allow[0]: "x y" is no origin'],
      { client: 7 } => [TypeError, "http.client: expected something with `call`, or a Faraday::Connection, got Integer"],
      { timeout: 0 } => [ArgumentError, "http.timeout: 0 is not positive"],
      { max_requests: 1.5 } => [TypeError, "http.max_requests: expected Integer, got Float"]
    }.each { |http, (kind, message)| assert_equal message, assert_raises(kind) { HTTP::Settings.new(http, []) }.message }
  end

  private

  # The block answers each connection's first request, whose bytes are kept.
  def serve(body: false, raw: false, &answer)
    @serving&.kill
    @serving = Thread.new do
      loop do
        Thread.new(@server.accept) do |socket|
          @seen << request(socket, body:) unless raw
          answer.call(socket)
        rescue SystemCallError, IOError
          nil
        ensure
          socket.close
        end
      end
    end
  end

  def request(socket, body: false)
    text = +"".b
    text << socket.readpartial(10_000) until text.include?("\r\n\r\n")
    text << socket.readpartial(10_000) until !body || text.end_with?("\r\n0\r\n\r\n") || text.end_with?("\r\n\r\nabc")
    text
  end

  def settings(**http)
    @requests = HTTP::Requests.new(HTTP::Settings.new({ allow: [@origin], timeout: 5, **http }, [])) { nil }
    @opened << @requests
  end

  def start(target, verb: "GET", headers: [], body: false, again: false, timeouts: [nil] * 3, **http)
    settings(**http) unless again
    url = target.start_with?("/") ? @origin + target : target
    flags = (body ? 1 : 0) + timeouts.each_with_index.sum { |timeout, i| timeout ? 2 << i : 0 }
    texts = Guest::RUNTIME::Wasi::Texts
    @requests.start([flags, *timeouts.map(&:to_i)].pack("CQ<3") + texts.pack([verb, url]) + [headers.length].pack("L<") + texts.pack(headers.flatten))
  end

  def ask(...) = result(start(...))

  def wait
    500.times { yield ? return : sleep(0.01) }
    flunk "nothing happened"
  end

  # A status, headers and a body, or the failure in the place of either.
  def result(id)
    exchange = @requests.fetch(id)
    wait { exchange.answer }
    answer = exchange.answer
    return code(answer, 1) unless answer.getbyte(0).zero?

    status, count = answer.unpack("@1S<L<")
    texts, = Guest::RUNTIME::Wasi::Texts.unpack(answer, 7, 2 * count)
    [status, texts.each_slice(2).to_a, body(exchange)]
  end

  def body(exchange)
    all = +"".b
    loop do
      wait { exchange.readable? }
      chunk = exchange.read(65_536)
      next if chunk == READ::PENDING
      return all if chunk == READ::FINISHED
      return code(exchange.failure.pack, 0) if chunk == READ::FAILED

      all << chunk
    end
  end

  def code(bytes, at) = HTTP::Failure::CODES.key(bytes.getbyte(at))

  def lines(request)
    first, *rest = request.partition("\r\n\r\n").first.split("\r\n")
    [first, *rest.map { |line| line.split(": ", 2).then { |name, value| "#{name.downcase}: #{value}" } }.sort]
  end

  def dechunked(request)
    rest = request.partition("\r\n\r\n").last
    all = +"".b
    until rest.start_with?("0\r\n")
      size, _, rest = rest.partition("\r\n")
      all << rest.slice!(0, size.to_i(16))
      rest = rest.delete_prefix("\r\n")
    end
    all
  end
end

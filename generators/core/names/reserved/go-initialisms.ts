/**
 * Words that Go writes in capitals. Frozen. Source: the default `initialisms` of staticcheck, which its check ST1003 demands
 * (dominikh/go-tools `config/config.go`).
 */
export const goInitialisms: ReadonlySet<string> = new Set(
  (
    "acl api ascii cpu css dns eof guid html http https id ip json qps ram rpc sla smtp sql ssh tcp tls ttl udp ui gid uid uuid uri " +
    "url utf8 vm xml xmpp xsrf xss sip rtp amqp db ts"
  ).split(" "),
);

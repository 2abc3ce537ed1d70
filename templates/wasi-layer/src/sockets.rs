//! `wasi:sockets`: whoever asks for a socket or an address is denied it.

use alloc::string::String;

use crate::bindings::exports::wasi::sockets::network::{ErrorCode, IpAddressFamily, Network, NetworkBorrow};
use crate::bindings::exports::wasi::sockets::{
    instance_network, ip_name_lookup, network, tcp, tcp_create_socket, udp, udp_create_socket,
};
use crate::handles::Counted;
use crate::{Layer, Never};

/// Names the network, and gives no access to it.
pub struct DeniedNetwork {
    _counted: Counted,
}

impl network::GuestNetwork for DeniedNetwork {}
impl network::Guest for Layer {
    type Network = DeniedNetwork;
}

impl instance_network::Guest for Layer {
    fn instance_network() -> Network {
        Network::new(DeniedNetwork { _counted: Counted::new() })
    }
}

impl tcp::GuestTcpSocket for Never {}
impl tcp::Guest for Layer {
    type TcpSocket = Never;
}

impl tcp_create_socket::Guest for Layer {
    fn create_tcp_socket(_: IpAddressFamily) -> Result<tcp::TcpSocket, ErrorCode> {
        Err(ErrorCode::AccessDenied)
    }
}

impl udp::GuestUdpSocket for Never {}
impl udp::GuestIncomingDatagramStream for Never {}
impl udp::GuestOutgoingDatagramStream for Never {}
impl udp::Guest for Layer {
    type UdpSocket = Never;
    type IncomingDatagramStream = Never;
    type OutgoingDatagramStream = Never;
}

impl udp_create_socket::Guest for Layer {
    fn create_udp_socket(_: IpAddressFamily) -> Result<udp::UdpSocket, ErrorCode> {
        Err(ErrorCode::AccessDenied)
    }
}

impl ip_name_lookup::GuestResolveAddressStream for Never {}
impl ip_name_lookup::Guest for Layer {
    type ResolveAddressStream = Never;

    fn resolve_addresses(_: NetworkBorrow<'_>, _: String) -> Result<ip_name_lookup::ResolveAddressStream, ErrorCode> {
        Err(ErrorCode::AccessDenied)
    }
}

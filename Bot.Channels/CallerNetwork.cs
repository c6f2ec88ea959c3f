using System.Net;
using System.Net.Sockets;

namespace SupportBot.Channels;

/// <summary>The network a caller is counted under.</summary>
public static class CallerNetwork
{
    /// <summary>The address itself; of IPv6 the first half, because one household gets a whole /64 (RFC 6177). Empty when it is not known.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true }) address = address.MapToIPv4();
        return address is { AddressFamily: AddressFamily.InterNetworkV6 }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address?.ToString() ?? "";
    }
}

using System.Net;
using System.Net.Sockets;

namespace SupportBot.Tests.Support;

/// <summary>Ports of this machine that nobody uses.</summary>
internal static class Loopback
{
    // Below the range the system gives to outgoing connections: a server that comes back finds its port free again.
    private const int Lowest = 18_000;
    private const int Highest = 31_000;

    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(Lowest, Highest);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it; another one then.
            }
        }
    }
}

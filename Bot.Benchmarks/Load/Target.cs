using System.Security.Cryptography;
using SupportBot.Benchmarks.Echo;

namespace SupportBot.Benchmarks.Load;

/// <summary>A server to measure.</summary>
/// <param name="Name">As it is named on the command line and in the table.</param>
/// <param name="KeepsTranscript">Whether what was said can be read back.</param>
internal sealed record Target(string Name, string Program, Func<Uri, string, IEnumerable<string>> Arguments, bool KeepsTranscript)
{
    private const string EchoProgram = "SupportBot.Benchmarks";

    /// <summary>How many processes serve it, all alike.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>Whether customers listen on another node than the one they post to, as behind a load balancer that keeps nobody in one place.</summary>
    public bool IsApart { get; init; }

    public static string Secret { get; } = RandomNumberGenerator.GetHexString(40);

    /// <summary>The protocol alone: nothing is kept.</summary>
    public static Target Memory { get; } = new(
        "memory", EchoProgram, (address, _) => [EchoCommand.Name, "--urls", Bare(address)], KeepsTranscript: false);

    /// <summary>The protocol and the disk: every message and its reply inserted, group commit.</summary>
    public static Target Durable { get; } = new(
        "durable", EchoProgram, (address, folder) => [EchoCommand.Name, "--urls", Bare(address), "--file", Path.Combine(folder, "echo.db")],
        KeepsTranscript: false);

    /// <summary>The product, with its quiet window at zero: it would only make everybody wait.</summary>
    public static Target Bot { get; } = new(
        "bot", "SupportBot",
        (address, folder) =>
        [
            "--urls", Bare(address), $"--Data:Path={folder}", $"--Channels:Web:Secret={Secret}", "--Dialogs:QuietWindowMs=0", "--Channels:Web:MessagesPerMinute=0",
            "--Logging:LogLevel:Default=Error",
        ],
        KeepsTranscript: true);

    public static IReadOnlyList<Target> All { get; } = [Memory, Durable, Bot];

    /// <summary>The product again, as several nodes on one PostgreSQL.</summary>
    public static Target OnPostgres(string connection, int nodes, bool isApart = false) => Bot with
    {
        Name = $"postgres-{nodes}{(isApart ? "-apart" : "")}",
        Arguments = (address, folder) => [.. Bot.Arguments(address, folder), $"--Data:ConnectionString={connection}"],
        Nodes = nodes,
        IsApart = isApart,
    };

    private static string Bare(Uri address) => address.GetLeftPart(UriPartial.Authority);
}

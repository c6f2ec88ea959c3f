using System.CommandLine;
using Microsoft.Extensions.Hosting;

namespace SupportBot.Benchmarks.Echo;

/// <summary>The hidden command <c>echo</c>: serves one of the two echoes until stopped, as a process of its own like the real server.</summary>
internal static class EchoCommand
{
    public const string Name = "echo";

    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Required = true };
        var file = new Option<string?>("--file") { Description = "The database to keep everything in; without it nothing is kept." };
        var command = new Command(Name, "Serve a bare Direct Line echo.") { urls, file };
        command.Hidden = true;
        command.SetAction((parsed, ct) => ServeAsync(parsed.GetValue(urls)!, parsed.GetValue(file), ct));
        return command;
    }

    private static async Task ServeAsync(string urls, string? file, CancellationToken ct)
    {
        await using var log = file is null ? null : new EchoLog(file);
        await using var app = EchoServer.Create(urls, log is null ? (_, _, _) => Task.CompletedTask : log.AppendAsync);
        await app.StartAsync(ct);
        await app.WaitForShutdownAsync(ct);
    }
}

using System.CommandLine;
using System.Diagnostics;
using System.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Benchmarks.Chats;

/// <summary>The hidden command <c>weighed</c>: the product in a process that says how much memory it holds, on an address of its own.</summary>
internal static class WeighedServer
{
    public const string Name = "weighed";

    private const string OnScales = "scales";

    public static Command Create()
    {
        var scales = new Option<string>("--" + OnScales) { Required = true };
        var rest = new Argument<string[]>("settings");
        var command = new Command(Name, "Serve the product, and tell what it weighs.") { scales, rest };
        command.Hidden = true;
        command.SetAction((parsed, _) => ServeAsync(parsed.GetValue(scales)!, parsed.GetValue(rest)!));
        return command;
    }

    /// <param name="settings">Of the product.</param>
    public static IEnumerable<string> Arguments(Uri scales, IEnumerable<string> settings) =>
        [Name, "--" + OnScales, scales.GetLeftPart(UriPartial.Authority), "--", .. settings];

    private static async Task<int> ServeAsync(string address, string[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var scales = builder.Build();
        scales.Run(http => http.Response.WriteAsJsonAsync(Weigh()));
        await scales.StartAsync();
        return await Server.RunAsync(settings);
    }

    // What is garbage weighs nothing, and what the collector keeps back for later neither.
    private static Weight Weigh()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var self = Process.GetCurrentProcess();
        return new Weight(GC.GetTotalMemory(forceFullCollection: false), self.WorkingSet64);
    }
}

/// <summary>What a process holds, in bytes.</summary>
/// <param name="Managed">Objects alone.</param>
/// <param name="Resident">All of it.</param>
internal sealed record Weight(long Managed, long Resident);

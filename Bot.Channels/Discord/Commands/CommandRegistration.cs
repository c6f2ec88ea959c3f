using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>
/// Sees to it that Discord's menu has our commands: once a run, and only where they differ from what is there ("Bulk Overwrite Global Application
/// Commands"). Without them the bot works all the same: commands can be typed.
/// </summary>
internal sealed class CommandRegistration(DiscordRest rest, Patience patience, ILogger log)
{
    private Task? _running;

    /// <summary>Begins at the first call, when Discord is known to let the bot in.</summary>
    public void Begin(CancellationToken ct) => _running ??= RunAsync(ct);

    public Task DrainAsync() => _running ?? Task.CompletedTask;

    private async Task RunAsync(CancellationToken ct)
    {
        try
        {
            var id = (await patience.AskAsync(() => rest.GetAsync(Route.Application(), DiscordJson.Default.ApplicationPayload, ct), ct)).Id;
            if (!Snowflake.IsValid(id)) return;
            var there = await patience.AskAsync(() => rest.GetAsync(Route.Commands(id), DiscordJson.Default.IReadOnlyListCommandPayload, ct), ct);
            if (Written(there) == Written(CommandList.All)) return;
            var body = JsonSerializer.SerializeToUtf8Bytes(CommandList.All, DiscordJson.Default.IReadOnlyListCommandPayload);
            await patience.AskAsync(() => rest.SendAsync(Route.OverwriteCommands(id), body, ct), ct);
            log.DiscordCommandsRegistered(CommandList.All.Count);
        }
        catch (ChannelException e)
        {
            log.DiscordCommandsNotRegistered(e.Message);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The next run sees to it.
        }
    }

    // Discord gives them back in an order of its own.
    private static string Written(IReadOnlyList<CommandPayload> commands) => JsonSerializer.Serialize(
        [.. commands.OrderBy(command => command.Name, StringComparer.Ordinal).Select(Sorted)], DiscordJson.Default.IReadOnlyListCommandPayload);

    private static CommandPayload Sorted(CommandPayload command) => command with
    {
        NameLocalizations = Sorted(command.NameLocalizations),
        DescriptionLocalizations = Sorted(command.DescriptionLocalizations),
        Contexts = command.Contexts is { } contexts ? [.. contexts.Order()] : null,
        Options = command.Options is { Count: > 0 } options ? [.. options.Select(option => option with
        {
            NameLocalizations = Sorted(option.NameLocalizations),
            DescriptionLocalizations = Sorted(option.DescriptionLocalizations),
        })] : null,
    };

    private static SortedDictionary<string, string>? Sorted(IReadOnlyDictionary<string, string>? words) =>
        words is { Count: > 0 } ? new SortedDictionary<string, string>(words.ToDictionary(), StringComparer.Ordinal) : null;
}

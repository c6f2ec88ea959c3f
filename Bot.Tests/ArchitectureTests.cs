using System.Text.RegularExpressions;
using SupportBot.Tests.Support;

namespace SupportBot.Tests;

/// <summary>The house as docs/ARCHITECTURE.md draws it.</summary>
public sealed partial class ArchitectureTests
{
    // Lowest first: a folder may use those of lower floors, and on its own floor only itself.
    private static readonly Dictionary<string, int> Floors = new()
    {
        ["Conversations"] = 0, ["Classification"] = 1, ["Conduct"] = 1, ["Triage"] = 2, ["Storage"] = 2, ["Handoff"] = 3, ["Dialogs"] = 4, ["Learning"] = 4,
        ["Simulation"] = 5, ["Desk"] = 5, ["Admin"] = 6, ["Cli"] = 6, ["Health"] = 6,
    };

    private static readonly string Root = Path.GetDirectoryName(Repository.Find("SupportBot.sln"))!;

    [Fact]
    public void No_folder_uses_one_above_it_or_beside_it()
    {
        var wrong =
            from file in Sources("Bot")
            let floor = Folder(file)
            where Floors.ContainsKey(floor)
            from used in Uses(file)
            where used != floor && Floors.TryGetValue(used, out var level) && level >= Floors[floor]
            select $"{Path.GetRelativePath(Root, file)} uses {used}";

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Channels_know_nothing_of_the_bot_and_nothing_of_each_other()
    {
        string[] messengers = ["Telegram", "Discord", "Web"];
        var wrong =
            from file in Sources("Bot.Channels")
            let text = File.ReadAllText(file)
            from used in OwnNamespaces().Matches(text).Select(match => match.Groups[1].Value)
            let own = Path.GetRelativePath(Path.Combine(Root, "Bot.Channels"), file).Split(Path.DirectorySeparatorChar)[0]
            where !used.StartsWith("Channels", StringComparison.Ordinal)
                || messengers.Any(other => other != own && used.StartsWith($"Channels.{other}", StringComparison.Ordinal))
            select $"{Path.GetRelativePath(Root, file)} uses {used}";

        wrong.ShouldBeEmpty();
    }

    // What is known of customers is what they wrote, what their messenger sends along, and the company's own tickets: beside the messengers nothing is asked of anybody.
    [Fact]
    public void C25_Nobody_is_looked_up_because_nothing_but_a_messenger_is_asked() =>
        Sources("Bot").Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Where(file => File.ReadAllText(file) is var text && Regex.IsMatch(text, @"\b(HttpClient|IHttpClientFactory|WebRequest|ClientWebSocket|TcpClient)\b"))
            .ShouldBeEmpty();

    [Fact]
    public void No_file_is_longer_than_three_hundred_lines() =>
        Sources("Bot").Concat(Sources("Bot.Channels")).Concat(Sources("Bot.Tests")).Concat(Sources("Bot.Benchmarks"))
            .Where(file => File.ReadLines(file).Count() > 300).ShouldBeEmpty();

    [Fact]
    public void No_customer_word_and_no_token_reaches_a_log()
    {
        var wrong =
            from file in Sources("Bot").Concat(Sources("Bot.Channels"))
            where Path.GetFileName(file).StartsWith("Log.", StringComparison.Ordinal)
            from parameter in LogParameters().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)
            where parameter is "text" or "name" or "token" or "login" or "password" or "secret"
            select $"{Path.GetFileName(file)} logs {parameter}";

        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<string> Sources(string project) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".razor" or ".js" or ".css"
        where !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules")
        select file;

    private static string Folder(string file) =>
        Path.GetRelativePath(Path.Combine(Root, "Bot"), file).Split(Path.DirectorySeparatorChar)[0];

    private static IEnumerable<string> Uses(string file) =>
        OwnNamespaces().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value.Split('.')[0]).Distinct();

    [GeneratedRegex(@"^\s*@?using (?:static )?SupportBot\.([A-Za-z.]+)", RegexOptions.Multiline)]
    private static partial Regex OwnNamespaces();

    [GeneratedRegex(@"string\??\s+([a-z]\w*)")]
    private static partial Regex LogParameters();
}

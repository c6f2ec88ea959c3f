using System.Text.RegularExpressions;
using SupportBot.Conversations;
using SupportBot.Desk.Notices;
using SupportBot.Desk.Shortcuts;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>The one table of shortcuts, and that of notifications.</summary>
public sealed class ShortcutTests
{
    [Fact]
    public void Every_key_does_one_thing_and_every_name_stands_once()
    {
        Shortcut.All.Where(shortcut => !shortcut.IsOnlyTold).SelectMany(shortcut => shortcut.Ways).ShouldBeUnique();
        Shortcut.All.Select(shortcut => shortcut.Name).ShouldBeUnique();
    }

    [Fact]
    public void Every_kind_of_notice_has_words_and_can_be_chosen()
    {
        var chosen = NotificationKind.All.Select(kind => kind.Words).ToArray();
        chosen.ShouldBeUnique();
        foreach (var kind in Enum.GetValues<NoticeKind>())
        {
            chosen.ShouldContain(NoticeWords.Rule(kind));
            NoticeWords.Of(kind).ShouldNotBeEmpty();
            NoticeWords.Tone(kind).ShouldBeOneOf(null, "high", "critical");
        }
    }

    [Fact]
    public void Everything_on_the_sheet_is_known_to_the_desks_modules_or_stands_on_a_page()
    {
        var modules = Path.GetDirectoryName(Repository.Find("Bot/wwwroot/desk/desk.js"))!;
        var scripts = File.ReadAllText(Path.Combine(modules, "desk.js")) + File.ReadAllText(Path.Combine(modules, "keys.js"));
        var desk = Path.GetFullPath(Path.Combine(modules, "..", "..", "Desk"));
        var pages = string.Concat(Directory.GetFiles(desk, "*.razor", SearchOption.AllDirectories).Select(File.ReadAllText));

        Shortcut.All.Where(shortcut => !shortcut.IsOnlyTold).Select(shortcut => shortcut.Name)
            .Where(name => !Regex.IsMatch(scripts, $@"\b{name}\b") && !pages.Contains($"\"{name}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_guide_names_a_key_of_each()
    {
        var told = Regex.Matches(File.ReadAllText(Repository.Find("docs/desk.md")), "`([^`]+)`").Select(key => key.Groups[1].Value).ToHashSet();

        Shortcut.All.Where(shortcut => shortcut.Ways.Count > 0 && !shortcut.Ways.Any(way => told.Contains(string.Join(' ', Shortcut.Shown(way))))).Select(shortcut => shortcut.Name).ShouldBeEmpty();
    }
}

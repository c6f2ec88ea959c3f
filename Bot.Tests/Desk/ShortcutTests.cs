using System.Text.RegularExpressions;
using SupportBot.Desk.Shortcuts;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>The one table of shortcuts.</summary>
public sealed class ShortcutTests
{
    [Fact]
    public void Every_key_does_one_thing_and_every_name_stands_once()
    {
        Shortcut.All.Where(shortcut => !shortcut.IsOnlyTold).SelectMany(shortcut => shortcut.Ways).ShouldBeUnique();
        Shortcut.All.Select(shortcut => shortcut.Name).ShouldBeUnique();
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
}

namespace SupportBot.Desk.Shortcuts;

/// <summary>Where a shortcut stands on the sheet.</summary>
internal enum ShortcutGroup
{
    /// <summary>Going through the lists.</summary>
    Lists,

    /// <summary>What is done with the open ticket.</summary>
    Ticket,

    /// <summary>While writing.</summary>
    Writing,

    /// <summary>The desk itself.</summary>
    Desk,
}

/// <summary>
/// Something an agent does by a key. This is the only list of them: the sheet shows it, the keys and the palette of the desk read it from there. What a key does is
/// either known to the desk's modules by its name, or stands on the page as an element with <c>data-shortcut</c> of that name.
/// </summary>
/// <param name="Keys">As the browser names them; several ways are parted by blanks, keys pressed together by a plus.</param>
internal sealed record Shortcut(string Name, string Keys, string Words, ShortcutGroup Group)
{
    /// <summary>Only a way to get somewhere by hand: the palette leaves it out.</summary>
    public bool IsMove { get; init; }

    /// <summary>Not a key of ours: the browser or the field that is written in does it.</summary>
    public bool IsOnlyTold { get; init; }

    public static IReadOnlyList<Shortcut> All { get; } =
    [
        new("down", "j ArrowDown", "Down the list", ShortcutGroup.Lists) { IsMove = true },
        new("up", "k ArrowUp", "Up the list", ShortcutGroup.Lists) { IsMove = true },
        new("open", "Enter", "Open the chosen conversation", ShortcutGroup.Lists) { IsMove = true, IsOnlyTold = true },
        new("waiting", "1", "List: waiting", ShortcutGroup.Lists),
        new("mine", "2", "List: mine", ShortcutGroup.Lists),
        new("team", "3", "List: team", ShortcutGroup.Lists),
        new("bot", "4", "List: bot", ShortcutGroup.Lists),
        new("resolved", "5", "List: resolved", ShortcutGroup.Lists),
        new("following", "6", "List: following", ShortcutGroup.Lists),
        new("filter", "/", "Filter the list", ShortcutGroup.Lists),
        new("next", "g", "Take the next best", ShortcutGroup.Lists),
        new("claim", "c", "Claim it", ShortcutGroup.Ticket),
        new("reply", "r", "Reply to the customer", ShortcutGroup.Ticket),
        new("note", "n", "Write a note for colleagues", ShortcutGroup.Ticket),
        new("edit", "w", "Change or take back what you wrote last", ShortcutGroup.Ticket),
        new("transfer", "t", "Transfer to a colleague, a queue or a tier", ShortcutGroup.Ticket),
        new("release", "b", "Give it back to the bot", ShortcutGroup.Ticket),
        new("snooze", "s", "Snooze it, or take it up again", ShortcutGroup.Ticket),
        new("resolve", "e", "Resolve", ShortcutGroup.Ticket),
        new("follow", "f", "Follow it, or no longer", ShortcutGroup.Ticket),
        new("merge", "m", "Merge it into another ticket", ShortcutGroup.Ticket),
        new("link", "l", "Link it to another ticket", ShortcutGroup.Ticket),
        new("split", "", "Split messages off into a ticket of their own", ShortcutGroup.Ticket),
        new("translate", "", "Ask for a translation", ShortcutGroup.Ticket),
        new("reopen", "o", "Open again what is resolved", ShortcutGroup.Ticket),
        new("summary", "i", "Show or hide the summary", ShortcutGroup.Ticket),
        new("send", "Control+Enter", "Send", ShortcutGroup.Writing) { IsMove = true },
        new("canned", "/", "Canned replies and articles, in a reply", ShortcutGroup.Writing) { IsMove = true, IsOnlyTold = true },
        new("promise", "p Alt+p", "Promise the update that the reply names", ShortcutGroup.Writing),
        new("better", "Alt+Enter", "Take the better wording", ShortcutGroup.Writing) { IsMove = true, IsOnlyTold = true },
        new("leave", "Escape", "Leave a field, go back to the list", ShortcutGroup.Writing) { IsMove = true },
        new("palette", "Control+k", "Do or find anything", ShortcutGroup.Desk) { IsMove = true },
        new("for-you", "u", "What is for you", ShortcutGroup.Desk),
        new("notifications", ",", "How you are notified", ShortcutGroup.Desk),
        new("search", "q", "Search all conversations", ShortcutGroup.Desk),
        new("wall", "", "The wall", ShortcutGroup.Desk),
        new("measures", "", "Measures", ShortcutGroup.Desk),
        new("theme", "", "Light or dark", ShortcutGroup.Desk),
        new("help", "?", "Keyboard shortcuts", ShortcutGroup.Desk),
    ];

    /// <summary>The first way to press it, as it stands beside what it does; null when there is none.</summary>
    public static string? KeyOf(string name) => All.FirstOrDefault(one => one.Name == name)?.Ways is [var first, ..] ? string.Join(' ', Shown(first)) : null;

    /// <summary>The ways to press it.</summary>
    public IReadOnlyList<string> Ways => Keys.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The keys of one way, as people know them.</summary>
    public static IEnumerable<string> Shown(string way) => way.Split('+').Select(key => key switch
    {
        "Control" => "Ctrl",
        "Escape" => "Esc",
        "ArrowDown" => "↓",
        "ArrowUp" => "↑",
        _ when key.Length == 1 && way.Contains('+', StringComparison.Ordinal) => key.ToUpperInvariant(),
        _ => key,
    });
}

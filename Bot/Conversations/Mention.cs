using System.Text.RegularExpressions;

namespace SupportBot.Conversations;

/// <summary>Colleagues who are named in a note: <c>@anna</c>, by their login.</summary>
internal static partial class Mention
{
    /// <summary>The agents a note names, each once.</summary>
    public static IReadOnlyList<Agent> In(string note, IEnumerable<Agent> agents)
    {
        var named = Parted(note, agents.Where(agent => agent.Enabled)).Select(piece => piece.Agent).OfType<Agent>();
        return [.. named.DistinctBy(agent => agent.Id)];
    }

    /// <summary>A note in pieces, the mentions among them told apart.</summary>
    public static IEnumerable<(string Words, Agent? Agent)> Parted(string note, IEnumerable<Agent> agents)
    {
        var byLogin = agents.ToDictionary(agent => agent.Login, StringComparer.OrdinalIgnoreCase);
        var from = 0;
        foreach (Match match in Sign().Matches(note))
        {
            // A dot at the end of the sentence is none of the login.
            var login = match.Groups[1].Value;
            while (!byLogin.ContainsKey(login) && login.Length > 1 && login[^1] is '.' or '-' or '_' or '@' or '+') login = login[..^1];
            if (!byLogin.TryGetValue(login, out var agent)) continue;
            if (match.Index > from) yield return (note[from..match.Index], null);
            yield return (note.Substring(match.Index, login.Length + 1), agent);
            from = match.Index + login.Length + 1;
        }
        if (from < note.Length) yield return (note[from..], null);
    }

    [GeneratedRegex(@"(?<![\w@.])@([\w.@+-]+)")]
    private static partial Regex Sign();
}

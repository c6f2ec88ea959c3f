using SupportBot.Conversations;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage.Scripts;
using SupportBot.Triage.Loading;

namespace SupportBot.Admin.Scripts;

/// <summary>One script of the list.</summary>
/// <param name="Topics">What begins it.</param>
/// <param name="Settled">What first line settled, of what ended; all versions together.</param>
internal sealed record ScriptRow(ScriptOnDesk Script, IReadOnlyList<Topic> Topics, long Begun, Share Settled, Share HandedOff)
{
    public static ScriptRow Of(ScriptOnDesk script, IReadOnlyList<VersionFigures> versions)
    {
        var source = script.Versions.FirstOrDefault(version => version.Version.Id == script.Current)?.Version.Source ?? script.Source;
        var ended = versions.Sum(version => version.Settled.All);
        return new ScriptRow(
            script, ScriptLoader.Parse(source, script.Name, queues: []).Script?.Topics ?? [], versions.Sum(version => version.Begun),
            new Share(versions.Sum(version => version.Settled.Of), ended), new Share(versions.Sum(version => version.HandedOff), ended));
    }
}

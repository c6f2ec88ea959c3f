using System.Text.RegularExpressions;
using SupportBot.Tests.Triage;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>The shipped playbook, in which two scripts ask for agents who know something special.</summary>
internal static partial class WeekPlaybook
{
    /// <returns>Where it lies.</returns>
    public static string Make(string within)
    {
        var folder = Path.Combine(within, "playbook");
        foreach (var file in Directory.EnumerateFiles(ShippedPlaybook.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(ShippedPlaybook.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        Ask(Path.Combine(folder, "scripts", "payment.yaml"), "to_billing", WeekTeam.Refunds);
        Ask(Path.Combine(folder, "scripts", "outage.yaml"), "to_technical", WeekTeam.Hardware);
        return folder;
    }

    private static void Ask(string file, string step, string skill)
    {
        var text = File.ReadAllText(file);
        var asking = Handoff().Replace(text, match => match.Groups[1].Value == step ? $"{match.Value}    skills: [{skill}]\n" : match.Value);
        asking.ShouldNotBe(text);
        File.WriteAllText(file, asking);
    }

    [GeneratedRegex(@"^  (\w+):\n    handoff: \w+\n", RegexOptions.Multiline)]
    private static partial Regex Handoff();
}

using SupportBot.Conversations;
using SupportBot.Triage.Loading;

namespace SupportBot.Admin;

/// <summary>What an admin typed about what an agent can be given.</summary>
/// <param name="Problem">What cannot be read; null when all of it can.</param>
internal sealed record ProfileForm(AgentProfile Profile, string? Problem)
{
    public const int LongestSkills = 400;
    public const int LargestCap = 100;
    private const int LongestSkill = 20;
    private static readonly char[] Between = [',', ';', ' ', '\n', '\r', '\t'];

    public static ProfileForm Open { get; } = new(AgentProfile.Open, null);

    public static ProfileForm Read(IFormCollection form, IReadOnlyList<string> queues)
    {
        string[] skills = [.. form["skills"].ToString().ToLowerInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries).Distinct()];
        var typed = form["cap"].ToString().Trim();
        var isNumber = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var cap);
        var profile = new AgentProfile(
            skills, [.. new[] { Tier.L2, Tier.L3 }.Where(tier => form["tier"].Contains(tier.ToString()))], [.. queues.Where(queue => form["queue"].Contains(queue))], isNumber ? cap : null);
        return new ProfileForm(profile, SkillProblem(skills) ?? (typed.Length > 0 && (!isNumber || cap is < 1 or > LargestCap) ? $"At most so many conversations at once: a number from 1 to {LargestCap}, or nothing." : null));
    }

    private static string? SkillProblem(string[] skills) =>
        string.Join(',', skills).Length > LongestSkills ? "These are too many skills."
        : Array.Find(skills, skill => !ScriptLoader.IsName(skill, LongestSkill)) is { } wrong ? $"“{wrong}” cannot be a skill: use at most {LongestSkill} of a-z, 0-9 and _, as scripts write it."
        : null;
}

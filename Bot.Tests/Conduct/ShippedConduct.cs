using SupportBot.Conduct;

namespace SupportBot.Tests.Conduct;

/// <summary>The rules that the program is shipped with.</summary>
internal static class ShippedConduct
{
    private static readonly Lazy<ConductRules> Loaded = new(() =>
    {
        var (rules, problems) = ConductRules.Load(Path.Combine(AppContext.BaseDirectory, "playbook", "conduct"));
        problems.ShouldBeEmpty();
        return rules;
    });

    public static ConductRules Rules => Loaded.Value;
}

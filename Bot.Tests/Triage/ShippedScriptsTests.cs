using SupportBot.Conversations;

namespace SupportBot.Tests.Triage;

public class ShippedScriptsTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("pl")]
    public void Every_way_through_every_script_ends_and_every_end_is_reached(string code)
    {
        var language = Enum.Parse<Language>(code, ignoreCase: true);
        foreach (var script in ShippedPlaybook.It.Active)
        {
            var reached = new ScriptWalker(script, language).WalkAll();
            script.Steps.Where(s => s.Waits || s.Ends).Select(s => s.Id).Except(reached).ShouldBeEmpty($"{script.Id} in {code}");
        }
    }
}

using SupportBot.Conversations;

namespace SupportBot.Tests.Triage;

public class ShippedScriptsTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("pl")]
    public void Every_way_through_every_script_ends_and_says_what_fits_a_messenger(string code)
    {
        var language = Enum.Parse<Language>(code, ignoreCase: true);
        foreach (var script in ShippedPlaybook.It.Active) new ScriptWalker(script, language).WalkAll();
    }
}

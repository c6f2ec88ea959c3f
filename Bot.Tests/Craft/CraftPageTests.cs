namespace SupportBot.Tests.Craft;

public sealed class CraftPageTests
{
    [Fact]
    public void The_page_of_the_craft_says_where_each_rule_lives_and_what_tests_it()
    {
        var page = CraftPage.Write();
        if (Environment.GetEnvironmentVariable("SUPPORTBOT_WRITE_CRAFT") is not null) File.WriteAllText(CraftPage.File, page);
        File.ReadAllText(CraftPage.File).ShouldBe(page, "docs/craft.md is not up to date; it says how to write it anew.");
    }
}

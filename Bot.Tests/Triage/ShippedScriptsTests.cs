using SupportBot.Conversations;

namespace SupportBot.Tests.Triage;

public class ShippedScriptsTests
{
    public static TheoryData<string, string> Conversations
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (script, title, _) in ReadAll()) all.Add(script, title);
            return all;
        }
    }

    [Theory, MemberData(nameof(Conversations))]
    public void A_conversation_goes_as_written(string script, string title)
    {
        var lines = ReadAll().Single(c => c.Script == script && c.Title == title).Lines;
        var language = Enum.Parse<Language>(title[..2], ignoreCase: true);
        Talk? talk = null;
        foreach (var line in lines)
        {
            var said = line[2..];
            if (line[0] != '>') talk!.Stands.ShouldBe(said, title);
            else talk = talk is null ? Begin(script, said, language) : talk.Writes(said);
        }
        talk!.Outcome.ShouldNotBeNull("The conversation must be written to its end.");
    }

    [Fact]
    public void Every_script_is_tried_in_every_language()
    {
        foreach (var script in ShippedPlaybook.It.Active)
            string.Join(' ', ReadAll().Where(c => c.Script == script.Id.Name).Select(c => c.Title[..2]).Distinct().Order()).ShouldBe("en pl ru", script.Id.Name);
    }

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

    private static Talk Begin(string script, string said, Language language)
    {
        var read = Assessment.Unsure;
        if (said[0] == '[')
        {
            var end = said.IndexOf(']', StringComparison.Ordinal);
            var head = said[1..end].Split(' ');
            read = head[0] == "urgency"
                ? read with { Urgency = Reading<Urgency>.Certain(Enum.Parse<Urgency>(head[1], ignoreCase: true)) }
                : read with { Sentiment = Reading<Sentiment>.Certain(Enum.Parse<Sentiment>(head[1], ignoreCase: true)) };
            said = said[(end + 2)..];
        }
        return Talk.Begin(ShippedPlaybook.It.Active.Single(s => s.Id.Name == script), said, language, read: read);
    }

    private static IEnumerable<(string Script, string Title, string[] Lines)> ReadAll() =>
        from file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", "triage"), "*.txt").Order(StringComparer.Ordinal)
        from part in File.ReadAllText(file).Split("## ", StringSplitOptions.RemoveEmptyEntries)
        let lines = part.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        select (Path.GetFileNameWithoutExtension(file), lines[0], lines[1..]);
}

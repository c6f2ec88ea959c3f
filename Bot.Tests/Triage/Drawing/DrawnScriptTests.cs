using System.Xml.Linq;
using SupportBot.Cli;
using SupportBot.Conversations;
using SupportBot.Triage.Drawing;

namespace SupportBot.Tests.Triage.Drawing;

/// <summary>What people see of a script as a picture (C07).</summary>
public class DrawnScriptTests
{
    private const string Loop = """
        what:
          ask: ~"What happened?"
          choices:
            - { value: again, label: ~"Tell me again", next: told }
            - { value: other, label: ~"Something else", next: what }
            - { value: person, label: ~"It is urgent", next: to_people }
        told:
          say: ~"Switch it off and on."
          next: helped
        helped:
          resolve:
          no: what
        to_people:
          handoff: urgent
          queue: technical
        """;

    [Fact]
    public void C07_Every_shipped_script_is_drawn_with_all_steps_in_every_language()
    {
        foreach (var script in ShippedPlaybook.It.Active)
            foreach (var language in ShippedPlaybook.Languages)
            {
                var drawn = XDocument.Parse(SvgWriter.Write(Picture.Of(Flowchart.Of(script, language))));

                var shown = drawn.Descendants().Select(e => (string?)e.Attribute("data-step")).OfType<string>().ToList();
                shown.ShouldBe(script.Steps.Select(step => step.Id), ignoreOrder: true);
            }
    }

    [Fact]
    public void Arrows_carry_what_a_customer_chooses_in_the_language_asked_for()
    {
        var payment = ShippedPlaybook.It.ScriptFor(Topic.Payment)!;

        var labels = Flowchart.Of(payment, Language.Ru).Arrows.SelectMany(arrow => arrow.Labels).ToList();

        labels.ShouldContain("Списали дважды");
        labels.ShouldContain("yes");
        labels.ShouldContain("no");
    }

    [Fact]
    public void A_way_back_looks_different_and_a_step_that_asks_itself_again_has_its_arrow()
    {
        var chart = Flowchart.Of(Scripts.Parse(Scripts.Yaml(Loop)), Language.En);

        var picture = Picture.Of(chart);

        var back = chart.Arrows.Zip(picture.Arrows).Where(pair => pair.Second.IsBack).Select(pair => (chart.Boxes[pair.First.From].Step, chart.Boxes[pair.First.To].Step));
        back.ShouldBe([("what", "what"), ("helped", "what")], ignoreOrder: true);
        SvgWriter.Write(picture).ShouldContain("class=\"arrow back\"");
    }

    [Fact]
    public void Ways_to_the_same_step_are_one_arrow_with_all_their_words()
    {
        var boxes = Flowchart.Of(ShippedPlaybook.It.ScriptFor(Topic.Payment)!, Language.En);

        boxes.Arrows.Where(arrow => boxes.Boxes[arrow.From].Step == "booked").Select(arrow => string.Join(" / ", arrow.Labels))
            .ShouldBe(["Both are booked / I cannot tell", "One is pending"]);
    }

    [Fact]
    public void Words_of_a_script_never_become_part_of_the_drawing()
    {
        const string Bad = "</text><script>alert(1)</script>\u0001 \ud83d\ude42 & \"quoted\" ]]> \ud83d";
        var chart = new Flowchart(Bad, [new(BoxKind.Begin, "", Bad), new(BoxKind.Say, "a", Bad) { Note = new([Bad], "/x?\"><script>", false) }], [new(0, 1, [Bad])]);

        var drawn = XDocument.Parse(SvgWriter.Write(Picture.Of(chart), style: Bad));

        drawn.Descendants().ShouldAllBe(e => e.Name.LocalName != "script");
        drawn.Descendants().Single(e => e.Name.LocalName == "a").Attribute("href")!.Value.ShouldBe("/x?\"><script>");
        drawn.Root!.Elements().First().Value.ShouldBe("</text><script>alert(1)</script> \ud83d\ude42 & \"quoted\" ]]> ");
    }

    [Fact]
    public void Those_who_do_not_see_the_picture_read_every_way()
    {
        var words = XDocument.Parse(SvgWriter.Write(Picture.Of(Flowchart.Of(Scripts.Parse(Scripts.Yaml(Loop)), Language.En))))
            .Root!.Elements().Single(e => e.Name.LocalName == "desc").Value;

        words.ShouldBe("4 steps. what (asks): Tell me again → told, Something else → what, It is urgent → to_people. told (says): → helped. "
            + "helped (did it help?): no → what, yes → Settled. to_people (hands off).");
    }

    [Fact]
    public void As_text_for_Mermaid_every_step_and_way_has_its_line_and_nothing_is_left_open()
    {
        var steps = Loop.Replace("Tell me again", "Tell `me` #1 <again>");

        var text = MermaidWriter.Write(Flowchart.Of(Scripts.Parse(Scripts.Yaml(steps)), Language.En));

        text.ShouldContain("flowchart TD\n");
        text.ShouldContain("  step_what(\"<b>what</b><br/>What happened?\")\n");
        text.ShouldContain("  step_what -->|\"Tell #96;me#96; #35;1 #60;again#62;\"| step_told\n");
    }

    [Fact]
    public void The_command_writes_a_picture_that_stands_alone()
    {
        using var output = new StringWriter();

        DrawCommand.Draw("payment", asMermaid: false, Language.Pl, to: null, output, TextWriter.Null).ShouldBe(0);

        var drawn = XDocument.Parse(output.ToString());
        drawn.Descendants().Single(e => e.Name.LocalName == "style").Value.ShouldContain(".flowchart .arrow");
        output.ToString().ShouldContain("Pobrano dwa razy");
    }

    [Fact]
    public void The_command_says_what_it_cannot_draw()
    {
        using var errors = new StringWriter();

        DrawCommand.Draw("nothing_like_this", asMermaid: true, Language.En, to: null, TextWriter.Null, errors).ShouldBe(1);

        errors.ToString().ShouldContain("nothing_like_this");
    }
}

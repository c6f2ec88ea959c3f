using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Conversations;
using SupportBot.Handoff.Calendars;
using SupportBot.Handoff.Promising;
using SupportBot.Tests.Support;
using SupportBot.Tests.Triage;
using Xunit.Abstractions;

namespace SupportBot.Tests.Handoff;

/// <summary>What agents promise is recognised in their drafts (C17): judged on sentences that nobody looked at while the words were tuned.</summary>
public sealed class PromiseReaderTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 12, 0, TimeSpan.Zero);
    private static readonly BusinessCalendar Warsaw = Office();

    [Theory]
    [InlineData("en", 0.9, 0.85)]
    [InlineData("ru", 0.9, 0.85)]
    [InlineData("pl", 0.9, 0.85)]
    public void C17_Promises_are_recognised_with_their_time_and_little_else_is(string language, double precision, double recall)
    {
        foreach (var isJudged in new[] { false, true })
        {
            var sentences = Sentences(language).Where((_, i) => i / 2 % 2 == (isJudged ? 1 : 0)).ToList();
            var found = sentences.Where(one => Read(one.Text) is not null).ToList();
            var right = found.Count(one => Read(one.Text) == one.Due);
            var promised = sentences.Count(one => one.Due is not null);
            output.WriteLine($"{language} {(isJudged ? "judged" : "tuned")}: precision {right}/{found.Count}, recall {right}/{promised}, of {sentences.Count} sentences");
            if (!isJudged || Environment.GetEnvironmentVariable("SUPPORTBOT_SHOW_JUDGED") is not null)
                foreach (var wrong in sentences.Where(one => Read(one.Text) != one.Due)) output.WriteLine($"  {wrong.Text} | {wrong.Due:ddd HH:mm} | {Read(wrong.Text):ddd HH:mm}");

            ((double)right / found.Count).ShouldBeGreaterThanOrEqualTo(precision);
            ((double)right / promised).ShouldBeGreaterThanOrEqualTo(recall);
        }
    }

    // In two of them it is others who answer by then.
    [Fact]
    public void C17_A_canned_reply_that_says_when_one_writes_is_recognised_as_a_promise() =>
        (from reply in ShippedPlaybook.It.Canned.Select(canned => canned.Reply)
         where reply.Shortcut is not ("noanswer" or "parcel")
         from language in new[] { Language.En, Language.Ru, Language.Pl }
         from wording in reply.Texts.In(language)
         where wording.Contains("⟨time⟩", StringComparison.Ordinal)
         let said = Regex.Replace(wording.Replace("⟨time⟩", "15:00", StringComparison.Ordinal), "⟨[^⟩]+⟩", "X")
         where Read(said) is null
         select said).ShouldBeEmpty();

    [Fact]
    public void Every_language_has_enough_sentences_with_and_without()
    {
        foreach (var language in new[] { "en", "ru", "pl" })
        {
            Sentences(language).Count.ShouldBeGreaterThanOrEqualTo(60);
            Sentences(language).Count(one => one.Due is null).ShouldBeGreaterThanOrEqualTo(30);
        }
    }

    [Fact]
    public void The_earliest_of_several_is_offered_with_its_place()
    {
        const string draft = "Thank you. I will write to you tomorrow at 10:00. You hear from us by 15:00 today.";

        var found = PromiseReader.Read(draft, Now, Warsaw).ShouldNotBeNull();

        draft.Substring(found.Start, found.Length).Trim().ShouldBe("You hear from us by 15:00 today.");
        found.At.ShouldBe(Now.Date.AddHours(14));
    }

    [Fact]
    public void Who_says_what_they_do_and_then_what_they_will_promises_too() =>
        Read("I am looking at the sign-ins now and will write to you by 15:00.").ShouldBe(Now.Date.AddHours(14));

    [Theory]
    [InlineData("")]
    [InlineData("I will write by 9:00 on 2 March")] // past
    [InlineData("I will write by 99:99")]
    [InlineData("до до до до 15 до")]
    [InlineData("I will write by 12/24")]
    [InlineData("I will write by 5/12")]
    [InlineData("I will write by 12/2400")]
    [InlineData("I will write by 15:00 on 5/12")]
    [InlineData("I will write by 15:00 on 31 February")]
    [InlineData("I will write on 31 February, by 15:00")]
    [InlineData("I will write by 15:00 on 29 February")] // not in this year, nor in the next
    [InlineData("Отпишусь до 12.05.2026")]
    [InlineData("Отпишусь 31 февраля до 12")]
    [InlineData("Odpiszę 31 lutego do 12")]
    public void What_cannot_be_a_time_is_no_promise(string draft) => PromiseReader.Read(draft, Now, Warsaw).ShouldBeNull();

    [Theory]
    [InlineData("I will write by 10:٣٠")]
    [InlineData("Отпишусь до 10:٣٠")]
    [InlineData("Odpiszę do 10:٣٠")]
    [InlineData("I will write by １０:３０")]
    [InlineData("We answer 24/7, and I will write by 10:30")]
    public void Digits_of_every_script_say_a_time(string draft) => Read(draft).ShouldBe(Now.Date.AddHours(9.5));

    [Fact]
    public void A_draft_of_the_greatest_length_is_read_at_once()
    {
        var draft = string.Concat(Enumerable.Repeat("I will and we will and you will, до до 15 в в do o ", 80));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        PromiseReader.Read(draft[..4000], Now, Warsaw);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    private static DateTimeOffset? Read(string text) => PromiseReader.Read(text, Now, Warsaw)?.At;

    private static List<(string Text, DateTimeOffset? Due)> Sentences(string language) =>
    [
        .. Fixture.Read($"promises/{language}.txt").Split('\n').Where(line => line.Contains('|')).Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries))
            .Select(parts => (parts[1], Due(parts[0]))),
    ];

    private static DateTimeOffset? Due(string written)
    {
        if (written == "-") return null;
        var (day, time) = written.Split(' ') is [var first, var second] ? (int.Parse(first, CultureInfo.InvariantCulture), TimeOnly.Parse(second, CultureInfo.InvariantCulture)) : default;
        return new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.FromHours(1)).AddDays(day).Add(time.ToTimeSpan());
    }

    private static BusinessCalendar Office()
    {
        WorkingWeek.TryParse("Mon-Fri 09:00-18:00", out var week).ShouldBeTrue();
        return new BusinessCalendar("company", week, SupportBot.Handoff.Calendars.Holidays.None, Zones.Find("Europe/Warsaw")!);
    }
}

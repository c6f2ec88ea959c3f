namespace SupportBot.Tests.Craft;

/// <summary>A rule of the support craft.</summary>
/// <param name="Id">By which code and tests name it.</param>
/// <param name="Words">What it asks for, in one line.</param>
internal sealed record CraftRule(string Id, string Words)
{
    public static IReadOnlyList<CraftRule> All { get; } =
    [
        new("C01", "Let them finish: a burst is one turn, answered once."),
        new("C02", "The need behind the noise: facts come out of any message, and nobody is asked for what they told."),
        new("C03", "Acknowledge once, specifically, and ask to be corrected."),
        new("C04", "Wait for calm: no diagnostic question into the venting, and calm after anger is noticed."),
        new("C05", "Never mirror anger."),
        new("C06", "Short and concrete: the thing to do first, one question a turn."),
        new("C07", "First line follows a script that can be seen, and a conversation stays on its version."),
        new("C08", "The symptom is kept, the cause is not guessed, no fault is admitted or denied."),
        new("C09", "A handoff has a reason; what first line cannot solve is handed off at once."),
        new("C10", "\"A person, please\" always works."),
        new("C11", "After a handoff the bot is silent until it is given the conversation back."),
        new("C12", "A spreading outage is recognised, and everyone affected is told the truth once."),
        new("C13", "Send elsewhere when that is right."),
        new("C14", "No upselling in support."),
        new("C15", "No promise that cannot be kept."),
        new("C16", "Honest time: a measured range, and when people are back."),
        new("C17", "The next update is promised and kept, or its delay told."),
        new("C18", "Never without a next step."),
        new("C19", "Say who and which number."),
        new("C20", "Rudeness is filtered, the problem stays."),
        new("C21", "A limit to abuse: one warning, a cool-down, urgent facts still through."),
        new("C22", "In public the bot never argues and moves the matter to a private place."),
        new("C23", "Names and forms of address as the customer gives them."),
        new("C24", "Confidential evidence: the reason, redaction, an alternative, and who opened it."),
        new("C25", "Nothing beyond what was given."),
        new("C26", "Fair load."),
        new("C27", "Rest after hostile conversations."),
        new("C28", "A handoff is complete: the summary reads in ten seconds."),
        new("C29", "Personal: variants, so that nobody reads the same phrase twice."),
        new("C30", "No code words about customers."),
        new("C31", "Measures that pull both ways."),
        new("C32", "Learn from the stream."),
    ];
}

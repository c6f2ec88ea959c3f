namespace SupportBot.Triage.Loading;

/// <summary>Reads one case of a check: <c>if: fact.error_code = "502"</c> and where it leads.</summary>
internal sealed class CaseReader(ExpressionReader expressions, StepNames names)
{
    public Case? Read(Section section)
    {
        var holds = expressions.Read(section, section.Need("if", "what must hold, such as 'urgency >= high'."), "if");
        var next = names.Next(section, "next");
        section.Finish();
        return holds is null || next is null ? null : new Case(holds, next);
    }
}

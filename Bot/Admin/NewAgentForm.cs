using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Desk.SignIn;

namespace SupportBot.Admin;

/// <summary>What an admin typed about an agent.</summary>
internal sealed record NewAgentForm(string Login, string Name, Role Role, IReadOnlyList<Language> Languages, string Password)
{
    public static NewAgentForm Empty { get; } = new("", "", Role.Agent, [], "");

    /// <summary>What they can be given, and what is wrong with that.</summary>
    public ProfileForm Given { get; init; } = ProfileForm.Open;

    public static NewAgentForm Read(IFormCollection form, IReadOnlyList<string> queues) => new(
        Logins.Normal(form["login"]),
        TextRules.Clean(form["name"].ToString(), TextRules.MaxNameLength),
        form["role"] == nameof(Role.Admin) ? Role.Admin : Role.Agent,
        [.. new[] { Language.En, Language.Ru, Language.Pl }.Where(language => form["language"].Contains(language.ToString()))],
        form["password"].ToString())
    {
        Given = ProfileForm.Read(form, queues),
    };

    public string? NameProblem => Name.Length == 0 ? "An agent needs a name that customers may read." : Given.Problem;

    public string? Problem => NameProblem ?? Logins.Problem(Login) ?? Passwords.Problem(Password);
}

using Microsoft.Extensions.Options;

namespace SupportBot.Desk.SignIn;

/// <summary>The section <c>Admin</c>: the first admin, made at start when nobody has that login yet.</summary>
internal sealed class FirstAdminOptions
{
    public const string Section = "Admin";

    public string? Login { get; init; }

    /// <summary>Looked at only to make the admin; changing it later changes no password.</summary>
    public string? Password { get; init; }

    public bool IsGiven => !string.IsNullOrWhiteSpace(Login);

    /// <summary>What is wrong with the section; null when nothing is.</summary>
    public string? Problem()
    {
        if (string.IsNullOrWhiteSpace(Login) != string.IsNullOrEmpty(Password))
            return "Admin:Login and Admin:Password are given together, or neither is: then a set-up link is printed at start.";
        if (!IsGiven) return null;
        if (Logins.Problem(Logins.Normal(Login)) is { } login) return $"Admin:Login is not valid. {login}";
        return Password!.Length > Passwords.MaxLength ? $"Admin:Password has at most {Passwords.MaxLength} characters." : null;
    }

    /// <summary>Stops the start when the section is not valid.</summary>
    internal sealed class Check : IValidateOptions<FirstAdminOptions>
    {
        public ValidateOptionsResult Validate(string? name, FirstAdminOptions options) =>
            options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}

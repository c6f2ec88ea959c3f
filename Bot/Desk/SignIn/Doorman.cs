using System.Net;
using Microsoft.AspNetCore.Identity;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Desk.SignIn;

/// <summary>What became of an attempt to sign in.</summary>
internal abstract record SignInResult
{
    private SignInResult() { }

    public sealed record In(Account Account) : SignInResult;

    public sealed record Wrong : SignInResult;

    public sealed record TooMany(TimeSpan Wait) : SignInResult;
}

/// <summary>Checks logins and passwords. An unknown login takes as long as a wrong password.</summary>
internal sealed class Doorman(AgentStore agents, Passwords passwords, Attempts attempts)
{
    public async Task<SignInResult> TryAsync(string? login, string? password, IPAddress? from)
    {
        var name = Logins.Normal(login);
        if (await attempts.BeginAsync(name, from) is { } wait) return new SignInResult.TooMany(wait);
        var account = name.Length is 0 or > Logins.MaxLength ? null : await agents.FindAsync(name);
        if (!passwords.Matches(account?.PasswordHash, password ?? "") || account is not { Agent.Enabled: true }) return new SignInResult.Wrong();
        await attempts.ForgiveAsync(name, from);
        return new SignInResult.In(account);
    }
}

/// <summary>Hashes passwords and compares them.</summary>
internal sealed class Passwords(IPasswordHasher<Agent> hasher)
{
    public const int MinLength = 10;
    public const int MaxLength = 200;

    // The framework's hasher takes the user for schemes that need it; its own does not look.
    private static readonly Agent Nobody = new(default, "", "", Role.Agent, [], Enabled: false);
    private readonly string _hashOfNothing = hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <param name="hash">Null for an unknown login: the work is done all the same.</param>
    public bool Matches(string? hash, string password)
    {
        var tried = password.Length <= MaxLength ? password : "";
        var matches = hasher.VerifyHashedPassword(Nobody, hash ?? _hashOfNothing, tried) is not PasswordVerificationResult.Failed;
        return matches && hash is not null;
    }

    /// <summary>What is wrong with a new password; null when it will do.</summary>
    public static string? Problem(string? password) => password?.Length switch
    {
        null or 0 => "Choose a password.",
        < MinLength => $"A password has at least {MinLength} characters. A few words in a row are easy to remember.",
        > MaxLength => $"A password has at most {MaxLength} characters.",
        _ => null,
    };
}

/// <summary>How logins are written.</summary>
internal static class Logins
{
    public const int MaxLength = 64;

    public static string Normal(string? login) => (login ?? "").Trim().ToLowerInvariant();

    /// <summary>What is wrong with a new login; null when it will do.</summary>
    public static string? Problem(string login) => login switch
    {
        "" => "Choose a login.",
        { Length: > MaxLength } => $"A login has at most {MaxLength} characters.",
        _ => login.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '@' or '+')
            ? null
            : "A login is made of letters, digits and the signs . - _ @ +",
    };
}

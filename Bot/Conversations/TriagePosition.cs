namespace SupportBot.Conversations;

/// <summary>Where in a script a conversation stands: the step whose answer it waits for.</summary>
/// <param name="Script">The script, in the version the conversation began with.</param>
/// <param name="Step">The id of the step that asked.</param>
/// <param name="Misses">How often in a row the answer to this step was not understood.</param>
internal sealed record TriagePosition(ScriptId Script, string Step, int Misses = 0);

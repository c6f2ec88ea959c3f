namespace SupportBot.Conduct;

/// <summary>A word, number or sign of a text.</summary>
/// <param name="Word">Folded, as it is looked up; numbers and signs as they stand, <c>&lt;emoji&gt;</c> and the like for what has no words.</param>
internal readonly record struct Piece(int At, int Length, string Word, PieceKind Kind)
{
    public int End => At + Length;

    /// <summary>A sign that a phrase may pass over; where a question ends it may not.</summary>
    public bool IsSign => Kind is PieceKind.Sign && Word is not "?";
}

/// <summary>What a piece is.</summary>
internal enum PieceKind
{
    Word,
    Number,
    Sign,

    /// <summary>The beginning or the end of a sentence.</summary>
    Edge,
}

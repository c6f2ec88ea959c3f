namespace SupportBot.Handoff.Waiting;

/// <summary>The beta distribution: how a share is spread that was measured on few.</summary>
internal static class BetaShare
{
    private const int MostSteps = 200;
    private const double Tiny = 1e-300;
    private const double Enough = 1e-10;

    /// <summary>The probability of a share below <paramref name="x"/>: the regularised incomplete beta function, by its continued fraction (DLMF 8.17.22).</summary>
    public static double Below(double x, double a, double b)
    {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    // Lentz's method.
    private static double Fraction(double x, double a, double b)
    {
        var (c, d) = (1.0, 1 / NotZero(1 - ((a + b) * x / (a + 1))));
        var sum = d;
        for (var m = 1; m <= MostSteps; m++)
        {
            foreach (var term in (ReadOnlySpan<double>)
                [m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m))), -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1))])
            {
                d = 1 / NotZero(1 + (term * d));
                c = NotZero(1 + (term / c));
                sum *= c * d;
            }
            if (Math.Abs((c * d) - 1) < Enough) break;
        }
        return sum;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    // Stirling's series, beyond where it is exact enough.
    private static double LogGamma(double x)
    {
        var shift = 0.0;
        for (; x < 9; x++) shift += Math.Log(x);
        var inverse = 1 / (x * x);
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + ((1 - (inverse * ((1.0 / 30) - (inverse / 105)))) / (12 * x)) - shift;
    }
}

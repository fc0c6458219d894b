namespace PlacementLab.Simulation.Consolidation.Selections;

/// <summary>
/// R² of the regression of one VM's history on a constant and the histories of the others, by Householder's QR decomposition in
/// the order of operations of Apache Commons Math. Keeps its scratch memory between calls.
/// </summary>
internal sealed class MultipleRegression
{
    private double[] _columns = [];
    private double[] _diagonal = [];
    private double[] _right = [];
    private double[] _coefficients = [];

    /// <summary>The coefficient of determination; false if the columns are linearly dependent.</summary>
    /// <param name="candidates">The VMs; at most as many as there are values of history.</param>
    /// <param name="explained">The VM that is explained by the others.</param>
    /// <param name="determination">R² = 1 − residual sum of squares / total sum of squares; NaN if both are 0.</param>
    public bool TryDetermination(in SelectionCandidates candidates, int explained, out double determination)
    {
        int rows = candidates.HistoryLength;
        int count = candidates.Count;
        Prepare(candidates, explained);
        determination = double.NaN;
        if (!Decompose(count, rows))
        {
            return false;
        }

        Solve(count, rows);
        double residual = ResidualSum(candidates, explained);
        determination = 1 - (residual / TotalSum(candidates.History(explained)));
        return true;
    }

    private static double TotalSum(ReadOnlySpan<double> values)
    {
        double mean = 0;
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double count = i + 1;
            double deviation = values[i] - mean;
            double step = deviation / count;
            mean += step;
            sum += (count - 1) * deviation * step;
        }

        return sum;
    }

    private void Prepare(in SelectionCandidates candidates, int explained)
    {
        int rows = candidates.HistoryLength;
        int count = candidates.Count;
        if (_columns.Length < count * rows)
        {
            _columns = new double[count * rows];
            _diagonal = new double[count];
            _coefficients = new double[count];
        }

        if (_diagonal.Length < count)
        {
            _diagonal = new double[count];
            _coefficients = new double[count];
        }

        if (_right.Length < rows)
        {
            _right = new double[rows];
        }

        Column(0, rows).Fill(1);
        for (int i = 0, column = 1; i < count; i++)
        {
            if (i != explained)
            {
                candidates.History(i).CopyTo(Column(column++, rows));
            }
        }

        candidates.History(explained).CopyTo(_right);
    }

    /// <summary>Householder's reflections; false if a diagonal element is 0.</summary>
    private bool Decompose(int count, int rows)
    {
        bool isRegular = true;
        for (int k = 0; k < count; k++)
        {
            Span<double> pivot = Column(k, rows)[k..];
            double square = 0;
            foreach (double value in pivot)
            {
                square += value * value;
            }

            double a = pivot[0] > 0 ? -Math.Sqrt(square) : Math.Sqrt(square);
            _diagonal[k] = a;
            if (a != 0)
            {
                pivot[0] -= a;
                for (int j = k + 1; j < count; j++)
                {
                    Reflect(pivot, Column(j, rows)[k..], a * pivot[0]);
                }
            }

            isRegular &= Math.Abs(a) > 0;
        }

        return isRegular;
    }

    private static void Reflect(ReadOnlySpan<double> pivot, Span<double> column, double divisor)
    {
        column = column[..pivot.Length];
        double alpha = 0;
        for (int r = 0; r < pivot.Length; r++)
        {
            alpha -= column[r] * pivot[r];
        }

        alpha /= divisor;
        for (int r = 0; r < pivot.Length; r++)
        {
            column[r] -= alpha * pivot[r];
        }
    }

    private void Solve(int count, int rows)
    {
        for (int k = 0; k < count; k++)
        {
            ReadOnlySpan<double> pivot = Column(k, rows)[k..];
            var right = new Span<double>(_right, k, pivot.Length);
            double product = 0;
            for (int r = 0; r < pivot.Length; r++)
            {
                product += right[r] * pivot[r];
            }

            product /= _diagonal[k] * pivot[0];
            for (int r = 0; r < pivot.Length; r++)
            {
                right[r] += product * pivot[r];
            }
        }

        for (int k = count - 1; k >= 0; k--)
        {
            _right[k] /= _diagonal[k];
            double b = _right[k];
            _coefficients[k] = b;
            for (int i = 0; i < k; i++)
            {
                _right[i] -= b * _columns[(k * rows) + i];
            }
        }
    }

    private Span<double> Column(int column, int rows) => new(_columns, column * rows, rows);

    private double ResidualSum(in SelectionCandidates candidates, int explained)
    {
        ReadOnlySpan<double> values = candidates.History(explained);
        double sum = 0;
        for (int r = 0; r < values.Length; r++)
        {
            double fit = _coefficients[0];
            for (int i = 0, column = 1; i < candidates.Count; i++)
            {
                if (i != explained)
                {
                    fit += candidates.History(i)[r] * _coefficients[column++];
                }
            }

            double residual = values[r] - fit;
            sum += residual * residual;
        }

        return sum;
    }
}

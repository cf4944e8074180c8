namespace ModelGen;

/// <summary>A GPU could not be used; the message says why and what to do. The CPU always can: leave <see cref="FitOptions.Device"/> out.</summary>
public class GpuException : Exception
{
    internal GpuException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

/// <summary>The machine has no device of this kind, or no driver for it.</summary>
public sealed class GpuNotFoundException : GpuException
{
    internal GpuNotFoundException(string message)
        : base(message)
    {
    }
}

/// <summary>The device's memory does not hold the model with a batch of that size.</summary>
public sealed class GpuMemoryException : GpuException
{
    internal GpuMemoryException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}

/// <summary>The device failed while it worked: it was removed or reset, its driver gave up, or a kernel went wrong.</summary>
public sealed class GpuLostException : GpuException
{
    internal GpuLostException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

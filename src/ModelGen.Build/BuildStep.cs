using Microsoft.Build.Framework;

namespace ModelGen.Build;

/// <summary>A step of the user's build. MSBuild sets its properties, and hears of errors through the engine.</summary>
public abstract class BuildStep : ITask
{
    /// <inheritdoc/>
    public IBuildEngine? BuildEngine { get; set; }

    /// <inheritdoc/>
    public ITaskHost? HostObject { get; set; }

    /// <inheritdoc/>
    public abstract bool Execute();

    /// <summary>Reports an error at a file.</summary>
    protected void Error(string file, string message) =>
        BuildEngine?.LogErrorEvent(new BuildErrorEventArgs("ModelGen", null, file, 0, 0, 0, 0, message, null, GetType().Name));

    /// <summary>Prints text in a build of the usual verbosity.</summary>
    protected void Message(string text) =>
        BuildEngine?.LogMessageEvent(new BuildMessageEventArgs(text, null, GetType().Name, MessageImportance.High));
}

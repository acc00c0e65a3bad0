/// All that is wrong in a programme file, in the order of the file; empty when it can be applied.
public func checkProgramme(_ text: String) -> [FileProblem] { ReadProgramme(text).problems }

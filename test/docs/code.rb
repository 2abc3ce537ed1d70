# frozen_string_literal: true

# Prints what the Ruby files of a folder say to the interpreter and to tools; usage: code.rb FOLDER.
require "json"
require "ripper"

SKIPPED = %i[on_comment on_embdoc_beg on_embdoc on_embdoc_end on_sp on_nl on_ignored_nl on_words_sep].freeze
# Ruby reads the encoding in the first two lines alone.
ENCODING = /coding[:=]/i
# Other magic comments, and what rubocop, Steep, RDoc, YARD and Sorbet read in comments.
DIRECTIVE = /frozen[_-]string[_-]literal\s*:|warn[_-]indent\s*:|shareable[_-]constant[_-]value\s*:|\btyped:|rubocop\s*:|steep:ignore
             |^\#\s*:\w+:|^\#\s*-{2}|^\#\s*\#?\s*@!|^\#\s*@(?:private|api)|^\#!/xi

# Literals may hold what the vendor says; what is embedded in them is code.
def code(source)
  tokens = Ripper.lex(source).reject { |_, kind| SKIPPED.include?(kind) }
  tokens.map { |_, kind, text| kind == :on_tstring_content ? "text" : text }.join(" ")
end

def read(path)
  source = File.read(path, encoding: "UTF-8")
  return source.lines.map(&:strip).reject { |line| line.empty? || line.start_with?("#") } if path.end_with?(".rbs")

  RubyVM::InstructionSequence.compile(source, path)
  comments = Ripper.lex(source).filter_map { |_, kind, text| text if kind == :on_comment && text.match?(DIRECTIVE) }
  { code: code(source), comments:, documents: source.include?("\n=begin"), encoding: source.lines.first(2).grep(ENCODING) }
end

folder = ARGV.fetch(0)
paths = Dir[File.join(folder, "**/*.{rb,rbs,gemspec}")]
puts JSON.generate(paths.to_h { |path| [path.delete_prefix(folder), read(path)] })

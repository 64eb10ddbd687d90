# Text::Quoted, the field's reader of quote marks: the bodies of an mbox, one after the other, each
# line written with its depth. It decodes and repairs nothing.
use strict;
use warnings;
use Text::Quoted;

sub show {
    my ($item, $depth) = @_;
    if (ref $item eq 'ARRAY') { show($_, $depth + 1) for @$item }
    else { print $depth, ' ', $item->{raw}, "\n" }
}

sub quotes {
    my ($message) = @_;
    $message =~ s/\A.*?\n\n//s or return;
    $message =~ s/^>(>*From )/$1/mg;
    show($_, 0) for @{extract($message)};
}

open my $mailbox, '<:raw', $ARGV[0] or die "$ARGV[0]: $!\n";
my $message = '';
while (my $line = <$mailbox>) {
    if ($line =~ /^From / and $message ne '') { quotes($message); $message = '' }
    $message .= $line;
}
quotes($message);

-- Hedges trade too. What was kept before there were hedges was a quote.
alter table fill add column purpose text not null default 'QUOTE';
alter table fill alter column purpose drop default;
